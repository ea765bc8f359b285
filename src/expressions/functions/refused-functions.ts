import { optional, referenceOf, repeated, required, type FunctionEntry } from './function-entry.ts';

const graphSample = 'https://learn.microsoft.com/graph/api/synchronization-synchronizationschema-functions';
const customise =
  'https://learn.microsoft.com/entra/identity/app-provisioning/customize-application-attributes';

const roles = [required('appRoleAssignments', 'any')];
const rolesWhy = 'roles come from assignments, which are not among the attributes of a user';
const rolesInstead = 'Match by an attribute of the user.';

/** Functions of the mapping language whose result no export of users holds. */
export const refusedFunctions: readonly FunctionEntry[] = [
  {
    kind: 'refused',
    name: 'AppRoleAssignments',
    parameters: [required('source', 'any')],
    sentence: 'Gives the application roles of the user.',
    source: graphSample,
    why: rolesWhy,
    instead: rolesInstead,
  },
  {
    kind: 'refused',
    name: 'AppRoleAssignmentsComplex',
    parameters: roles,
    sentence: 'Gives the application roles of the user with their parts.',
    source: referenceOf('AppRoleAssignmentsComplex'),
    why: rolesWhy,
    instead: rolesInstead,
  },
  {
    kind: 'refused',
    name: 'AssertiveAppRoleAssignmentsComplex',
    parameters: roles,
    sentence: 'Gives the application roles of the user with their parts.',
    source: customise,
    why: rolesWhy,
    instead: rolesInstead,
  },
  {
    kind: 'refused',
    name: 'DefaultDomain',
    parameters: [],
    sentence: 'Gives the default domain of the tenant.',
    source: graphSample,
    why: 'the default domain of the tenant is not known here',
    instead: 'Write the domain as a text: "contoso.com".',
  },
  {
    kind: 'refused',
    name: 'Guid',
    parameters: [],
    sentence: 'Gives a new GUID.',
    source: referenceOf('Guid'),
    why: 'it gives another value each time',
    instead: 'Match by an attribute that stays, such as [objectId].',
  },
  {
    kind: 'refused',
    name: 'IsNothing',
    parameters: [required('source', 'any')],
    sentence: 'Asks whether a value is missing.',
    source: graphSample,
    why: 'it is named in a sample and described nowhere',
    instead: 'Use IsNull or IsNullOrEmpty.',
  },
  {
    kind: 'refused',
    name: 'Now',
    parameters: [],
    sentence: 'Gives the current time.',
    source: referenceOf('Now'),
    why: 'it gives another value each time',
    instead: 'Write the date: CDate("2027-01-31").',
  },
  {
    kind: 'refused',
    name: 'Prepend',
    parameters: [required('prefix', 'text'), required('source', 'text')],
    sentence: 'Puts a prefix before a text.',
    source: graphSample,
    why: 'it is named in a sample and described nowhere',
    instead: 'Use Append with the prefix first: Append("x-", [employeeId]).',
  },
  {
    kind: 'refused',
    name: 'RandomString',
    parameters: [
      ...['length', 'minimumNumbers', 'minimumSpecialCharacters', 'minimumCapital', 'minimumLowerCase'].map(
        (name) => required(name, 'number'),
      ),
      optional('charactersToAvoid', 'text'),
    ],
    sentence: 'Gives characters by chance.',
    source: referenceOf('RandomString'),
    why: 'it gives another value each time',
    instead: 'Match by an attribute that stays.',
  },
  {
    kind: 'refused',
    name: 'SelectUniqueValue',
    parameters: [required('uniqueValueRule1', 'text'), repeated('uniqueValueRule', 'text')],
    sentence: 'Gives the first of several values that nobody in the target has.',
    source: referenceOf('SelectUniqueValue'),
    why: 'it looks into the target, and the service does not take it in a matching attribute',
    instead: 'Use the first of its rules alone.',
  },
  {
    kind: 'refused',
    name: 'SingleAppRoleAssignment',
    parameters: roles,
    sentence: 'Gives the application role of the user.',
    source: referenceOf('SingleAppRoleAssignment'),
    why: rolesWhy,
    instead: rolesInstead,
  },
];
