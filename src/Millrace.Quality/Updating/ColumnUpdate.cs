using System.Collections.Immutable;
using System.Globalization;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>How a column of a schema would have to change.</summary>
internal static class ColumnUpdate
{
    /// <summary>The changes, each with the column as it is after all of them.</summary>
    /// <param name="column">The column as it was read.</param>
    /// <param name="found">What is known of its values.</param>
    /// <param name="reports">What came of what is expected of it.</param>
    public static IEnumerable<SchemaChange> Of(ReadColumn column, ColumnStatistics found, ImmutableArray<ExpectationReport> reports)
    {
        ColumnInfo before = column.Declared, after = before;
        List<(SchemaChangeKind Kind, string Reason)> changes = [];
        if (NewType(column, found, reports) is { } type)
        {
            after = type with { IsNullable = before.IsNullable };
            string lost = SuitedExpectations.Lost(before.Expectations, after.Expectations);
            changes.Add((SchemaChangeKind.Type, $"Its values are {TypeOf(after)}, not {TypeOf(before)}.{lost}"));
        }

        if (column.Read.IsNullable && found.Missing > 0 && !before.IsNullable)
        {
            after = RoundedOut.Nullable(after, found);
            changes.Add((SchemaChangeKind.Type, string.Create(
                CultureInfo.InvariantCulture, $"{found.Missing:N0} of {found.Present + found.Missing:N0} rows have no value.")));
        }

        if (after.Item is { IsNullable: false, Type: not ColumnType.Byte } item && found.Lists is { Items.Missing: > 0 and var missing })
        {
            after = after with { Item = item with { IsNullable = true } };
            changes.Add((SchemaChangeKind.Type, string.Create(CultureInfo.InvariantCulture, $"{missing:N0} elements have no value.")));
        }

        // Domains last, for their values keep to what else is expected then.
        foreach (Expectation expectation in before.Expectations.OrderBy(static each => each is DomainExpectation))
        {
            int place = after.Expectations.IndexOf(expectation);
            if (place < 0 || reports.FirstOrDefault(each => each.Attribute == expectation.ToString()) is not { Holds: false } report)
                continue;
            Expectation? widened = WidenedExpectation.Of(expectation, report, found, after.Expectations);
            after = after with
            {
                Expectations = widened is null ? after.Expectations.RemoveAt(place) : after.Expectations.SetItem(place, widened),
            };
            changes.Add((SchemaChangeKind.Expectation, Reason(report, found, widened)));
        }

        return changes.Select(change => new SchemaChange(change.Kind, before.Name, change.Reason) { Before = before, After = after });
    }

    // Of an enumeration the name is not known.
    private static string TypeOf(ColumnInfo column) =>
        column.Type == ColumnType.Enum || column.Item?.Type == ColumnType.Enum ? ParquetTypes.Describe(column) : MemberSource.TypeOf(column);

    // With the type that was found, and what can be expected of that; null where the declared one will do.
    private static ColumnInfo? NewType(ReadColumn column, ColumnStatistics found, ImmutableArray<ExpectationReport> reports)
    {
        ColumnInfo declared = column.Declared;
        if (found.Present == 0 || (column.IsOfType && !IsTooNarrow(column, found, reports)))
            return null;
        return declared with
        {
            Type = found.Type,
            Item = column.Read.Item is { } read ? read with { IsNullable = found.Lists is { Items.Missing: > 0 }, Expectations = [] } : null,
            Expectations = SuitedExpectations.Of(declared, found.Type),
        };
    }

    private static bool IsTooNarrow(ReadColumn column, ColumnStatistics found, ImmutableArray<ExpectationReport> reports) =>
        column.Held is null && column.Declared.Type.IsWholeNumber() && found.Type.IsWholeNumber()
            ? NumberFit.IsTooSmall(column.Declared.Type, found) || NumberFit.IsTooLarge(column.Declared.Type, found)
            : column.Misfits(found, reports) is not null;

    // What was found, as a sentence without values of sensitive columns.
    private static string Reason(ExpectationReport report, ColumnStatistics found, Expectation? widened)
    {
        string what = string.Create(CultureInfo.InvariantCulture, $"{report.Broken:N0} of {report.Checked:N0} break {report.Attribute}");
        string examples = found.IsSensitive ? "" : string.Join(", ", report.Examples.Select(static each => each.Value).Distinct(StringComparer.Ordinal));
        return $"{what}{(examples.Length == 0 ? "" : $": {examples}")}. {(widened is null ? "It is left out." : $"It becomes {widened}.")}";
    }
}
