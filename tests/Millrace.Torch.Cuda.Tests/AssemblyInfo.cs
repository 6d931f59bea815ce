// The tests count the tensors of the process: one at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
