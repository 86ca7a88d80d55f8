"""One person, one history: gluing judged by its evidence, and what long histories cost."""
