using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Millrace.Benchmarks;

/// <summary>A figure of a run divided by its units, of which <see cref="UnitAttribute"/> tells; the number of units is a parameter, not a constant.</summary>
/// <param name="name">The column's heading.</param>
/// <param name="read">The figure of the whole run; null where there is none.</param>
/// <param name="format">Writes it down.</param>
internal sealed class PerUnitColumn(string name, Func<BenchmarkReport, double?> read, Func<double, string> format) : IColumn
{
    public string Id => $"{nameof(PerUnitColumn)}.{name}";

    public string ColumnName => name;

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string Legend => "of one row or step";

    public static string Time(double nanoseconds) => nanoseconds switch
    {
        >= 1e6 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e6:N2} ms"),
        >= 1e4 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e3:N1} μs"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds:N1} ns"),
    };

    public static string Bytes(double bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes:N1} B");

    public bool IsAvailable(Summary summary) => summary.BenchmarksCases.Any(static each => Units(each) is not null);

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
        Units(benchmarkCase) is { } units && summary[benchmarkCase] is { Success: true } report && read(report) is { } figure ? format(figure / units) : "NA";

    /// <summary>How many units a run has; null where its class does not tell.</summary>
    public static double? Units(BenchmarkCase benchmark) =>
        benchmark.Descriptor.Type.GetCustomAttribute<UnitAttribute>() is { } unit && Find(benchmark, unit.Parameter) is { } value
            ? Convert.ToDouble(value, CultureInfo.InvariantCulture)
            : null;

    // A parameter of that name, or a property of that name of a parameter that is an object.
    private static object? Find(BenchmarkCase benchmark, string name) =>
        benchmark.Parameters[name] ?? benchmark.Parameters.Items.Select(item => item.Value?.GetType().GetProperty(name)?.GetValue(item.Value)).FirstOrDefault(static value => value is not null);
}
