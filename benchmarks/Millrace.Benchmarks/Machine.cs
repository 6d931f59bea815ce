using System.Globalization;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Environments;

namespace Millrace.Benchmarks;

/// <summary>Where and when figures were taken, in one line that stands above a table.</summary>
internal static class Machine
{
    public static string Describe(BenchmarkMode mode) => string.Create(
        CultureInfo.InvariantCulture,
        $"{DateTime.UtcNow:yyyy-MM-dd}, {(mode == BenchmarkMode.Full ? "full" : "short")} mode, {Processor}, {Environment.ProcessorCount} cores, "
        + $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 30)} GiB, {RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.FrameworkDescription}");

    private static string Processor => HostEnvironmentInfo.GetCurrent().Cpu.Value?.ProcessorName?.Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
}
