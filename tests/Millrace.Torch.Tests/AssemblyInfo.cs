// libtorch has one generator of random numbers for the process, and the count of tensors and the collector are the process's too: a test that makes a
// layer beside another's training changes what that one learns.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
