#!/usr/bin/env python3
import sys

if __name__ == "__main__":
    for name in sys.argv[1:]:
        with open(name, encoding="utf-8") as source:
            print(sum(1 for _ in source), name)
