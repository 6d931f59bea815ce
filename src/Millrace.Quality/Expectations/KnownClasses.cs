using System.Collections.Immutable;
using System.Text;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>The classes that a column has even where no row has a value of them: those of its domain, and of booleans both.</summary>
internal sealed class KnownClasses : IColumnVisitor<IEnumerable<(UInt128 Key, string Text)>>
{
    private static readonly string[] s_booleans = [ValueFormats.Boolean.Format(false), ValueFormats.Boolean.Format(true)];

    public static KnownClasses Instance { get; } = new();

    /// <summary>The classes as texts, as the schema has them.</summary>
    public static ImmutableArray<string> Of(ColumnInfo column) =>
        column.Type == ColumnType.Boolean ? [.. s_booleans] : column.Find<DomainExpectation>()?.Values ?? [];

    public IEnumerable<(UInt128 Key, string Text)> VisitValues<T>(ValueColumn<T> column)
        where T : struct
    {
        foreach (string text in Of(column.Info))
        {
            // What is no value of the type is told by the check of the domain.
            if (column.Format.TryParse(text, out T value))
                yield return (ColumnKeys.Of(value), column.Format.Format(value));
        }
    }

    public IEnumerable<(UInt128 Key, string Text)> VisitText(TextColumn column) =>
        Of(column.Info).Select(static text => (ColumnKeys.Of(Encoding.UTF8.GetBytes(text)), text));

    public IEnumerable<(UInt128 Key, string Text)> VisitBinary(BinaryColumn column) => [];

    public IEnumerable<(UInt128 Key, string Text)> VisitList(ListColumn column) => [];
}
