type Results<Tasks extends readonly (() => Promise<unknown>)[]> = {
  -readonly [At in keyof Tasks]: Awaited<ReturnType<Tasks[At]>>;
};

/**
 * The results of all tasks, which run at the same time or one after the other. Where several fail, it is
 * always the first one's error that is thrown, so that threads change nothing in what a user is told.
 */
export async function inOrder<const Tasks extends readonly (() => Promise<unknown>)[]>(
  tasks: Tasks,
  atTheSameTime: boolean,
): Promise<Results<Tasks>> {
  const results: unknown[] = [];
  if (atTheSameTime) {
    for (const settled of await Promise.allSettled(tasks.map((task) => task()))) {
      if (settled.status === 'rejected') throw settled.reason;
      results.push(settled.value);
    }
  } else {
    for (const task of tasks) results.push(await task());
  }
  return results as Results<Tasks>;
}
