export const texts = {
  missingModule: "no module {{module}} in this project",
  missingName: "{{module}} does not bind the name {{name}}",
  circularImport: "circular import: {{text}}",
  relativeImport: "relative import in a file that belongs to no package",
  beyondTop: "relative import that leads out of the top-level package",
  fileMismatch: "two test modules are called {{module}}: pytest imports only the first",
  needsInstall: "no module {{module}} where the project is not installed, and {{at}} runs pytest without installing it",
  notInLibrary: "the standard library has no {{module}} on Python {{versions}}",
  letterCase: "no module {{module}}: the file is called {{target}}, and case counts on Linux",
  shadowed: "no module {{module}}: {{target}} hides the module that is meant",
  notInGit: "imports {{module}}, but {{target}} is not in git: a clone does not have it",
  fails: "fails when it is imported: {{text}}",
} as const;
