using Millrace;
using Millrace.Benchmarks;
using Millrace.Benchmarks.Training;
using Millrace.Torch;

const string Cuda = "--cuda";
TrainingStep.Device = args.Contains(Cuda) ? DeviceChoice.Cuda() : DeviceChoice.Cpu;
try
{
    TrainingStep.Device.Resolve();
}
catch (MillraceException exception)
{
    Console.WriteLine($"Skipped: {exception.Message}");
    return 0;
}

return BenchmarkProgram.Run(
    $"Training of a network: Millrace beside bare loops of TorchSharp. With {Cuda} on the first CUDA device.",
    [.. args.Where(static arg => arg != Cuda)],
    typeof(TrainingStep));
