export const texts = {
  incomplete: "the metadata lacks {{fields}}",
  versions: "{{path}} says version {{other}}, but the release is {{version}} ({{place}})",
  tag: "the tag {{tag}} names another version than the metadata: {{version}}",
  noVersion: "{{version}} is no version that indexes and installers accept",
  local: "PyPI accepts no local version: {{version}}",
  address: "PyPI accepts no dependency by its address: {{requirement}}",
  classifier: "a classifier names Python {{python}}, which requires-python leaves out",
  changelog: "{{path}} does not mention version {{version}}",
  untracked: "{{path}}{{more}} would ship from here, but not from a clone: git does not track it",
} as const;
