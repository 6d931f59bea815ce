// What is allocated meanwhile counts, on whatever thread.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
