import { creationPackFolder, type Packs } from '../model/packs.ts';
import { acceptFlag, safeguardText } from '../model/safeguard-words.ts';

/** What became of the packs, line by line; `folder` is where they are. */
export function packLines({ creation, undeclared, tripped, areWithheld }: Packs, folder: string): string[] {
  if (creation === null) {
    return undeclared === 0
      ? []
      : [`${users(undeclared)} to create, but the configuration does not say how ("create")`];
  }
  if (areWithheld) {
    return tripped
      .filter(({ isAccepted }) => !isAccepted)
      .map(
        (safeguard) => `withheld: ${safeguardText(safeguard)} (${acceptFlag(safeguard)} if that is right)`,
      );
  }
  const refused = creation.notCreated.length;
  const planned = creation.users.length;
  return [
    ...(planned === 0
      ? []
      : [`${users(planned)} to create, disabled: ${folder}/${creationPackFolder}/README.txt says how`]),
    ...(refused === 0
      ? []
      : [`${users(refused)} not to be created: ${folder}/${creationPackFolder}/not-created.csv says why`]),
  ];
}

function users(count: number): string {
  return count === 1 ? '1 user' : `${count} users`;
}
