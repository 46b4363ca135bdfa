import { type Grants } from '../policy';

/** The presets among what a principal holds whose documents are not known. A name without a space is a preset's. */
export function presetsIn({ opaque = [] }: Grants): readonly string[] {
  return opaque.every(isPreset) ? opaque : opaque.filter(isPreset);
}

function isPreset(name: string): boolean {
  return !name.includes(' ');
}
