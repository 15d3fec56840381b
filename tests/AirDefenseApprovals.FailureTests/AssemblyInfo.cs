// Each has a server of its own, and what they do most is wait: for a disk, a kill, a mail server that is back.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
