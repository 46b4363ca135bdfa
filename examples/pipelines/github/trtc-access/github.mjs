// What the scripts beside this one need of GitHub's API.

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

/** @param path such as `pulls/7`, in the repository; anything that is not from GitHub must be encoded by the caller */
export function rest(method, path, body) {
  return request(method, `${env('GITHUB_API_URL')}/repos/${env('GITHUB_REPOSITORY')}/${path}`, body);
}

/** Every page of a list. */
export async function list(path) {
  const items = [];
  for (let page = 1; ; page++) {
    const some = await rest('GET', `${path}?per_page=100&page=${page}`);
    items.push(...some);
    if (some.length < 100) return items;
  }
}

export async function graphql(query, variables) {
  const { data, errors } = await request('POST', env('GITHUB_GRAPHQL_URL'), { query, variables });
  // A part of an answer must not pass for all of it.
  if (errors !== undefined || data == null) throw new Stop('GitHub answers with an error; run this again');
  return data;
}

/** The number of a pull request, which may have come out of a file that its author wrote. */
export function pullRequestNumber(text) {
  const [number] = /^[1-9][0-9]{0,9}$/.exec(text.trim()) ?? [];
  if (number === undefined) throw new Stop('there is no number of a pull request');
  return Number(number);
}

async function request(method, url, body) {
  for (let attempt = 1; ; attempt++) {
    const answer = await fetch(url, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${env('GITHUB_TOKEN')}`,
        'user-agent': 'trtc-access',
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (answer.ok) return answer.json();
    // A write that failed may have been done all the same; it is not repeated.
    const again = answer.status >= 500 && (method === 'GET' || url.endsWith('/graphql')) && attempt < 4;
    if (!again) throw new Stop(`${method} ${new URL(url).pathname}: GitHub answers ${answer.status}`);
    await new Promise((resolve) => setTimeout(resolve, Number(process.env.RETRY_MILLISECONDS ?? 2000) * attempt));
  }
}
