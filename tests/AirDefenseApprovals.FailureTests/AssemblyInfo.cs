// Each of these has a server, and some a disk, of its own: one after the other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
