export const texts = {
  missingImported: "{{module}} is not in the wheel, but {{importer}} needs it",
  missing: "{{module}} is not in the wheel, although {{parent}} is",
  empty: "the wheel holds no module: {{first}} ({{path}}) is left out",
  fails: "the wheel cannot be built: {{reason}} ({{backend}})",
  unwanted: "{{name}} becomes a top-level name in every environment that installs this project",
  lostViaSdist: "a wheel built via the source distribution lacks {{names}}, and {{importer}} imports it",
  differsViaSdist: "a wheel built via the source distribution lacks {{names}}; one built directly has it",
  failsViaSdist: "a wheel can be built directly, but not via the source distribution: {{reason}}",
} as const;
