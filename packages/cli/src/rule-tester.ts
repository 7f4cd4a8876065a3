export * from "@pylayout/rule-tester";
