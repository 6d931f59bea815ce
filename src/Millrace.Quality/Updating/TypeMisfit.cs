using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Tells of numbers that are not of the type that they are held against.</summary>
internal static class TypeMisfit
{
    /// <summary>The anomalies of all columns with such numbers.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="held">The file.</param>
    public static IEnumerable<Anomaly> Find(SchemaInfo schema, HeldFile held)
    {
        for (int i = 0; i < held.Columns.Length; i++)
        {
            (ReadColumn column, ColumnStatistics found) = (held.Columns[i], held.Found.Statistics.Columns[i]);
            if (column.Declared.IsExpectedIn(held.Environment) && column.Misfits(found, held.ReportsOf(i)) is { } report)
                yield return Of(schema, column, found, report);
        }
    }

    /// <summary>Whether an anomaly tells of numbers of which another one tells already: those that the type lacks, as NaN or infinite.</summary>
    /// <param name="anomaly">The anomaly.</param>
    /// <param name="misfits">What <see cref="Find"/> found.</param>
    /// <param name="held">The file.</param>
    public static bool Tells(Anomaly anomaly, ImmutableArray<Anomaly> misfits, HeldFile held) =>
        anomaly.Kind is AnomalyKind.NotANumber or AnomalyKind.Infinite && misfits.Any(each => each.Column == anomaly.Column)
        && held.Columns.First(each => each.Declared.Name == anomaly.Column).Held is { HoldsNaN: false };

    private static Anomaly Of(SchemaInfo schema, ReadColumn column, ColumnStatistics found, ExpectationReport report)
    {
        (ColumnInfo declared, ColumnType type) = (column.Declared, column.Held!.Type);
        string values = Sentence.Of(report, report.Broken, declared.Item is null ? "values" : "elements of lists", "is", "are");
        bool isFraction = type.IsWholeNumber() && !(column.Read.Item ?? column.Read).Type.IsWholeNumber();
        return new Anomaly(
            isFraction ? AnomalyKind.NotWholeNumber : AnomalyKind.OtherType, AnomalySeverity.Error, declared.Name,
            $"{declared.Name}: {values} no {ParquetTypes.CSharpName(type)}, which {schema.Name}.{declared.Member} expects"
            + $"{Sentence.Examples(report.Examples, report.Broken, isQuoted: false)}.")
        {
            Count = report.Broken,
            Of = report.Checked,
            Examples = report.Examples,
            IsSensitive = declared.IsSensitive,
            Sought = report.Examples.IsEmpty ? new Sought(SoughtValue.OutsideType, InElements: declared.Item is not null) : default,
            Remedy = SchemaLine.As(declared, found),
        };
    }
}
