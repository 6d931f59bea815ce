using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Order;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace Millrace.Benchmarks;

/// <summary>
/// Millrace and its rivals in one process, so that they share the machine's mood: time, ratio to the rival that is the baseline, time and
/// bytes a unit. A run of a second or more is measured once an iteration, a shorter one as often as fits.
/// </summary>
internal sealed class SideBySideConfig : ManualConfig
{
    // The slowest thing measured, one step at a time through the disk, takes minutes in full mode; the tool's own limit is five.
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(30);

    public SideBySideConfig(BenchmarkMode mode)
    {
        bool isFull = mode == BenchmarkMode.Full;
        AddJob(Job.Default
            .WithToolchain(new InProcessEmitToolchain(s_limit, logOutput: true))
            .WithWarmupCount(1)
            .WithIterationCount(isFull ? 5 : 3)
            .WithIterationTime(TimeInterval.FromMilliseconds(isFull ? 500 : 200)));
        AddDiagnoser(new MemoryDiagnoser(new MemoryDiagnoserConfig(displayGenColumns: false)));
        AddColumnProvider(DefaultColumnProviders.Instance);
        HideColumns(Column.Job, Column.Error, Column.RatioSD, Column.AllocRatio);
        AddColumn(new PerUnitColumn("Time/unit", static report => report.ResultStatistics?.Mean, PerUnitColumn.Time));
        AddColumn(new PerUnitColumn("Bytes/unit", static report => report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase), PerUnitColumn.Bytes));
        AddLogger(ConsoleLogger.Default);
        AddExporter(MarkdownExporter.GitHub);
        WithOrderer(new DefaultOrderer(SummaryOrderPolicy.Declared));
        WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(40));
    }
}
