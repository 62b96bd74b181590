"""Writes annotated descriptions as lines of JSON: the text and its rules, most urgent first."""
import json
import sys
from pathlib import Path

import annotations

for path in sys.argv[1:]:
    for at, block in enumerate(annotations.parse(path)[0]):
        rules = {}
        for span in block["spans"]:
            for item in span["items"]:
                for n in item.get("rules", []):
                    rule = rules.setdefault(n, dict(actions=[], ban=False, conditions=[]))
                    if item["what"] in ("do", "never"):
                        rule["ban"] = rule["ban"] or item["what"] == "never"
                        rule["actions"] += [a for a in item["actions"] if a not in rule["actions"]]
                    elif "cond" in item: rule["conditions"].append(dict(link=item["what"], ways=item["cond"]))
        print(json.dumps(dict(id=f"{Path(path).stem}/{at}", kind=block["kind"], text=block["text"], rules=[rules[n] for n in sorted(rules)])))
