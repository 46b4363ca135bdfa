// What the scripts beside this one need of GitLab's API.

/** What stops a script: one line, and exit code 1. */
export class Stop extends Error {}

export function env(name) {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Stop(`set \`${name}\``);
  return value;
}

/** Runs a script and tells what stopped it, without the stack that hides it. */
export async function main(script) {
  try {
    await script();
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error);
    process.exitCode = 1;
  }
}

/** @param path such as `/user`; in the project with a path such as `merge_requests/7` */
export async function api(method, path, body) {
  const project = `${env('CI_API_V4_URL')}/projects/${env('CI_PROJECT_ID')}`;
  const url = path.startsWith('/') ? `${env('CI_API_V4_URL')}${path}` : `${project}/${path}`;
  for (let attempt = 1; ; attempt++) {
    const answer = await fetch(url, {
      method,
      headers: { 'content-type': 'application/json', 'private-token': env('TRTC_ACCESS_TOKEN') },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (answer.ok) return answer.json();
    // A write that failed may have been done all the same; it is not repeated.
    if (answer.status < 500 || method !== 'GET' || attempt === 4) {
      throw new Stop(`${method} ${new URL(url).pathname}: GitLab answers ${answer.status}`);
    }
    await new Promise((resolve) => setTimeout(resolve, Number(process.env.RETRY_MILLISECONDS ?? 2000) * attempt));
  }
}

/** Every page of a list. */
export async function list(path) {
  const items = [];
  for (let page = 1; ; page++) {
    const some = await api('GET', `${path}?per_page=100&page=${page}`);
    items.push(...some);
    if (some.length < 100) return items;
  }
}

/** The commit that a merge request is about: of merged results, the pipeline's own is another. */
export function head() {
  return process.env.CI_MERGE_REQUEST_SOURCE_BRANCH_SHA || env('CI_COMMIT_SHA');
}
