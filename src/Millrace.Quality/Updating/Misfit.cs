using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Finds the first texts that are not of a column's type, where a file has texts and the schema something else.</summary>
internal static class Misfit
{
    private static readonly PatternExpectation s_whole = new(@"\s*[+-]?[0-9]+\s*");
    private static readonly PatternExpectation s_number = new(@"\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*|\s*(NaN|[+-]?Infinity)\s*");
    private static readonly PatternExpectation s_boolean = new(@"\s*([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|0|1)\s*");

    /// <summary>What texts of a type look like in the usual spelling, to be looked at beside what is expected; empty where that is not told.</summary>
    /// <param name="column">The column as it is declared.</param>
    /// <param name="file">The file, which has texts.</param>
    public static ImmutableArray<Expectation> Looks(ColumnInfo column, FileColumns file)
    {
        bool isUsual = file.Kind != FileKind.Csv || CsvSpelling.Of(column, file.Source.Csv) is null;
        return isUsual && PatternOf(column.Type) is { } pattern ? [pattern] : [];
    }

    /// <summary>An anomaly of a type with the first values that are not of it, where they were looked for.</summary>
    public static Anomaly WithExamples(Anomaly anomaly, HeldFile held)
    {
        bool isAboutType = anomaly.Kind is AnomalyKind.NotNumber or AnomalyKind.NotWholeNumber or AnomalyKind.NotBoolean or AnomalyKind.UnexpectedBoolean;
        int place = isAboutType ? held.Columns.IndexOf(held.Columns.FirstOrDefault(each => each.Declared.Name == anomaly.Column)!) : -1;
        if (place < 0 || held.Columns[place] is not { Read.Type: ColumnType.Text } column || PatternOf(column.Declared.Type) is not { } pattern
            || held.ReportsOf(place).FirstOrDefault(each => each.Attribute == pattern.ToString()) is not { Broken: > 0 } report)
        {
            return anomaly;
        }

        string examples = Sentence.Examples(report.Examples, report.Broken, Sentence.IsQuoted(column.Read));
        return anomaly with { Message = $"{anomaly.Message.TrimEnd('.')}{examples}.", Examples = report.Examples };
    }

    private static PatternExpectation? PatternOf(ColumnType type) =>
        type == ColumnType.Boolean ? s_boolean : type.IsWholeNumber() ? s_whole : type.IsNumber() ? s_number : null;
}
