"""The ratios that a run is compared with: those of thresholds.txt, which later ones may only better."""

import sys

from processes import BENCH


class Thresholds:
    def __init__(self, path=f"{BENCH}/thresholds.txt"):
        self.most, self.exceeded = {}, []
        with open(path) as file:
            for line in file:
                if line.strip() and not line.startswith("#"):
                    title, most = line.rstrip("\n").rsplit(":", 1)
                    self.most[title] = float(most)

    def judge(self, title, ratio):
        """A ratio without a threshold is told only."""
        most = self.most.get(title)
        if most is not None and ratio > most:
            self.exceeded.append(f"{title}: {ratio:.2f}, at most {most:.2f}")

    def report(self):
        if not self.exceeded:
            return
        print("\nworse than thresholds.txt allows:")
        for line in self.exceeded:
            print(f"  {line}")
        sys.exit(1)
