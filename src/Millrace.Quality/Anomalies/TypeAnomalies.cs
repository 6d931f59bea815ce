using System.Globalization;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Finds columns of another type than the schema says. A column without values can be of any.</summary>
internal static class TypeAnomalies
{
    /// <summary>What is wrong with the type, or null.</summary>
    /// <param name="member">The property: <c>Trip.Fare</c>.</param>
    /// <param name="column">The schema's column.</param>
    /// <param name="found">What is known of the data's.</param>
    /// <param name="told">What of that may be told.</param>
    public static Anomaly? Find(string member, ColumnInfo column, ColumnStatistics found, ColumnStatistics told)
    {
        if (found.Present == 0 || found.Type == column.Type && column.Type != ColumnType.List)
            return null;
        if (column.Type == ColumnType.List && found is { Type: ColumnType.List, Lists: { } lists })
        {
            ColumnInfo item = column.Item! with { Name = column.Name, Member = column.Member, IsSensitive = column.IsSensitive };
            return Find(member, item, lists.Items with { Name = found.Name }, told.Lists!.Items) is { } inLists
                ? inLists with { Remedy = SchemaLine.As(column, found), Sought = inLists.Sought with { InElements = true } }
                : null;
        }

        AnomalyKind? kind = KindOf(column.Type, found);
        if (kind is null)
            return null;
        if (column.IsSensitive && (kind is AnomalyKind.TooLarge or AnomalyKind.TooSmall))
            kind = AnomalyKind.OutOfRange;
        (long count, string detail) = Detail(kind.Value, told);
        return new Anomaly(
            kind.Value, AnomalySeverity.Error, column.Name,
            $"{column.Name}: the column holds {Describe(found)}, and {member} expects {ParquetTypes.Describe(column)}{detail}.")
        {
            Count = count,
            Of = found.Present,
            Sought = new Sought(IsOfEnds(kind.Value) ? SoughtValue.OutsideType : SoughtValue.OtherType),
            Remedy = SchemaLine.As(column, found),
        };
    }

    private static AnomalyKind? KindOf(ColumnType expected, ColumnStatistics found) => (expected, found.Type) switch
    {
        (ColumnType.List, _) => AnomalyKind.NoLists,
        (_, ColumnType.List) => AnomalyKind.UnexpectedLists,
        (ColumnType.Text or ColumnType.Enum, ColumnType.Text or ColumnType.Enum) => null,
        (ColumnType.Boolean, _) => HoldsBooleans(found) ? AnomalyKind.NotBoolean : AnomalyKind.UnexpectedBoolean,
        (ColumnType.Text or ColumnType.Enum, _) => AnomalyKind.NotText,
        _ when expected.IsWholeNumber() => found.Type.IsWholeNumber() ? Side(expected, found) : AnomalyKind.NotWholeNumber,
        _ when expected.IsNumber() => found.Type.IsNumber() ? null : AnomalyKind.NotNumber,
        _ => AnomalyKind.OtherType,
    };

    /// <summary>Whether all values read as booleans, so far as is known.</summary>
    private static bool HoldsBooleans(ColumnStatistics found) => found switch
    {
        { Numbers: { Minimum: { } least, Maximum: { } most } numbers } =>
            least >= 0 && most <= 1 && numbers.Finite == found.Present && found.Distinct.Count <= 2,
        { Frequent: { } frequent } => frequent.Values.All(static each => bool.TryParse(each.Value, out _) || each.Value is "0" or "1"),
        _ => true,
    };

    private static AnomalyKind? Side(ColumnType expected, ColumnStatistics found)
    {
        if (found.Numbers is not { Minimum: not null, Maximum: not null })
            return null;
        return NumberFit.IsTooLarge(expected, found) ? AnomalyKind.TooLarge
            : NumberFit.IsTooSmall(expected, found) ? AnomalyKind.TooSmall : null;
    }

    private static bool IsOfEnds(AnomalyKind kind) => kind is AnomalyKind.TooLarge or AnomalyKind.TooSmall or AnomalyKind.OutOfRange;

    // How many values a type does not hold, statistics do not tell.
    private static (long Count, string Detail) Detail(AnomalyKind kind, ColumnStatistics found)
    {
        if (IsOfEnds(kind))
        {
            string some = string.Create(CultureInfo.InvariantCulture, $", which does not hold at least one of {found.Present} values");
            return (1, found is { Minimum: { } from, Maximum: { } to } ? $"{some} from {from} to {to}" : some);
        }

        bool isNumeric = kind is AnomalyKind.NotNumber or AnomalyKind.NotWholeNumber;
        if (isNumeric && !found.IsSensitive && found.Texts is { } texts)
            return (found.Present - texts.Numeric, string.Create(CultureInfo.InvariantCulture, $"; {texts.Numeric} of {found.Present} texts read as numbers"));
        if (kind == AnomalyKind.UnexpectedBoolean && found is { Minimum: { } least, Maximum: { } most })
            return (found.Present, $"; its values lie from {least} to {most}");
        return (found.Present, "");
    }

    private static string Describe(ColumnStatistics found) => found.Type switch
    {
        ColumnType.List => "lists",
        ColumnType.Text or ColumnType.Enum => "texts",
        ColumnType.Binary => "bytes",
        _ => ParquetTypes.CSharpName(found.Type),
    };
}
