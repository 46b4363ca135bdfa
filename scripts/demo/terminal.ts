/** Where the demo is told: with colours and progress on a terminal, as plain text anywhere else. */
export class Terminal {
  private readonly styled: boolean;
  private step = 0;

  public constructor(private readonly out: NodeJS.WriteStream) {
    this.styled = out.isTTY && !process.env.NO_COLOR;
  }

  public heading(text: string): void {
    this.step += 1;
    this.out.write(`\n${this.style('1', `${this.step}. ${text}`)}\n`);
  }

  /** A command as a user would type it. */
  public command(text: string): void {
    this.out.write(`\n${this.style('36', `$ ${text}`)}\n`);
  }

  public say(text: string): void {
    this.out.write(`${text}\n`);
  }

  /** Text that comes from somewhere else, set apart. */
  public quote(text: string): void {
    this.out.write(text.replace(/^(?=.)/gm, '  ').replace(/\n*$/, '\n'));
  }

  /** A line that is deleted from a file. */
  public deleted(line: string): void {
    this.out.write(`  ${this.style('31', `- ${line}`)}\n`);
  }

  /** Shows that something is going on, and for how long, until the work is done. In a pipe it shows nothing. */
  public async during<T>(work: Promise<T>): Promise<T> {
    if (!this.out.isTTY) return work;
    const start = Date.now();
    const tick = setInterval(() => {
      const seconds = Math.round((Date.now() - start) / 1000);
      this.out.write(`\r\x1b[K  ${this.style('2', `… ${seconds} s`)}`);
    }, 1000);
    try {
      return await work;
    } finally {
      clearInterval(tick);
      this.out.write('\r\x1b[K');
    }
  }

  private style(code: string, text: string): string {
    return this.styled ? `\x1b[${code}m${text}\x1b[0m` : text;
  }
}
