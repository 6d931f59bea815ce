using System.Collections.Immutable;
using System.Globalization;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Finds what of one column is not as expected.</summary>
/// <param name="schema">The schema.</param>
/// <param name="column">Its column.</param>
/// <param name="found">What is known of the data's column of that name.</param>
/// <param name="rows">How many rows there are.</param>
/// <param name="isWeighted">Whether rows have weights.</param>
internal sealed class ColumnAnomalies(SchemaInfo schema, ColumnInfo column, ColumnStatistics found, long rows, bool isWeighted)
{
    private readonly ColumnStatistics _told = ToldStatistics.Of(column, found);

    private string Member => $"{schema.Name}.{column.Member}";

    public IEnumerable<Anomaly> Find(ImmutableArray<ExpectationReport> reports)
    {
        if (TypeAnomalies.Find(Member, column, found, _told) is { } type)
            return [type];
        var anomalies = new List<Anomaly>();
        AddPresence(anomalies);
        foreach (Expectation expectation in column.Expectations)
        {
            string attribute = expectation.ToString();
            ExpectationReport? report = reports.FirstOrDefault(each => each.Column == column.Name && each.Attribute == attribute)
                ?? StatedExpectation.Judge(column, found, expectation, isWeighted);
            if (report is null or { IsTolerated: true })
                continue;
            if (report.Broken > 0)
                anomalies.AddRange(Broken(expectation, report));
            else if (expectation is DomainExpectation)
                anomalies.Add(Unknown(expectation, report));
        }

        AddUnspoken(anomalies);
        AddElements(anomalies);
        return anomalies;
    }

    /// <summary>Finds values that another dataset does not have.</summary>
    public IEnumerable<Anomaly> References(ReferenceExpectation expectation, ImmutableArray<ExpectationReport> reports) =>
        reports.Where(each => !each.IsTolerated && each.Column == column.Name && each.Attribute == expectation.ToString())
            .SelectMany(report => Broken(expectation, report)).Select(each => each with { IsSensitive = column.IsSensitive });

    // Of a domain the most frequent values are counted, and those may be within the tolerance where nobody knows of the others.
    private static AnomalySeverity Severity(Expectation expectation, ExpectationReport report) =>
        report.Holds && expectation is DomainExpectation ? AnomalySeverity.Warning : AnomalySeverity.Error;

    /// <summary>Values that statistics do not list may be outside a domain.</summary>
    private Anomaly Unknown(Expectation expectation, ExpectationReport report) => new(
        AnomalyKind.UnexpectedValues, AnomalySeverity.Warning, column.Name,
        $"{column.Name}: statistics list the most frequent values alone, which are as {Attribute(report)} says; of rarer ones nobody knows. Check the rows.")
    {
        Of = report.Checked,
        Remedy = Remedy.Of(column, expectation, report, _told),
    };

    /// <summary>Missing values of a column that is not nullable, and columns without any value.</summary>
    private void AddPresence(List<Anomaly> anomalies)
    {
        bool isNeeded = !column.IsNullable || column.Find<PresenceExpectation>() is { Share: > 0 };
        if (!isNeeded || rows == 0 || found.Missing == 0)
            return;
        if (found.Present == 0)
            anomalies.Add(Missing(AnomalyKind.NoValues, $"no row has a value, and {Member} expects some"));
        else if (!column.IsNullable)
        {
            string none = Sentence.Of(found.Missing, rows, "rows", "has", "have");
            anomalies.Add(Missing(AnomalyKind.LowPresence, $"{none} no value, and {Member} is not nullable"));
        }
    }

    private Anomaly Missing(AnomalyKind kind, string what) => new(kind, AnomalySeverity.Error, column.Name, $"{column.Name}: {what}.")
    {
        Count = found.Missing,
        Of = rows,
        Sought = new Sought(SoughtValue.Missing),
        Remedy = SchemaLine.Of(RoundedOut.Nullable(column, found)),
    };

    /// <summary>NaN and infinite numbers where nothing speaks of numbers.</summary>
    private void AddUnspoken(List<Anomaly> anomalies)
    {
        if (found.Numbers is not { } numbers || column.Find<RangeExpectation>() is not null || column.Find<DomainExpectation>() is not null)
            return;
        if (numbers.NotANumber > 0)
            anomalies.Add(Unspoken(AnomalyKind.NotANumber, SoughtValue.NotANumber, numbers.NotANumber, "NaN"));
        if (numbers.NegativeInfinite + numbers.PositiveInfinite is > 0 and var infinite)
            anomalies.Add(Unspoken(AnomalyKind.Infinite, SoughtValue.Infinite, infinite, "infinite"));
    }

    /// <summary>Elements of lists that are missing and should not be, or NaN or infinite, which no attribute speaks of.</summary>
    private void AddElements(List<Anomaly> anomalies)
    {
        if (column.Item is not { } item || found.Lists?.Items is not { } elements)
            return;
        if (!item.IsNullable && elements.Missing > 0)
        {
            string what = $"missing, and those of {Member} are not nullable";
            anomalies.Add(Element(AnomalyKind.LowPresence, SoughtValue.Missing, elements, elements.Missing, what) with
            {
                Severity = AnomalySeverity.Error,
                Remedy = SchemaLine.Of(column with { Item = item with { IsNullable = true } }),
            });
        }

        if (elements.Numbers is { NotANumber: > 0 and var nan })
            anomalies.Add(Element(AnomalyKind.NotANumber, SoughtValue.NotANumber, elements, nan, "NaN"));
        if (elements.Numbers is { } numbers && numbers.NegativeInfinite + numbers.PositiveInfinite is > 0 and var infinite)
            anomalies.Add(Element(AnomalyKind.Infinite, SoughtValue.Infinite, elements, infinite, "infinite"));
    }

    private Anomaly Element(AnomalyKind kind, SoughtValue sought, ColumnStatistics elements, long count, string what)
    {
        long all = sought == SoughtValue.Missing ? elements.Present + elements.Missing : elements.Present;
        return new Anomaly(
            kind, AnomalySeverity.Warning, column.Name, $"{column.Name}: {Sentence.Of(count, all, "elements of lists", "is", "are")} {what}.")
        {
            Count = count,
            Of = all,
            Sought = new Sought(sought, InElements: true),
        };
    }

    private Anomaly Unspoken(AnomalyKind kind, SoughtValue sought, long count, string what) => new(
        kind, AnomalySeverity.Warning, column.Name,
        $"{column.Name}: {Sentence.Of(count, found.Present, "values", "is", "are")} {what}, and {Member} has no [InRange] that says what is expected.")
    {
        Count = count,
        Of = found.Present,
        Sought = new Sought(sought),
        Remedy = Remedy.WithRange(column, _told.Numbers!),
    };

    private IEnumerable<Anomaly> Broken(Expectation expectation, ExpectationReport report) => expectation switch
    {
        PresenceExpectation when found.Present == 0 => [],
        RangeExpectation range => RangeAnomalies.Find(column, range, report, _told),
        PresenceExpectation presence =>
        [
            Of(AnomalyKind.LowPresence, expectation, report, string.Create(
                CultureInfo.InvariantCulture, $"{report.Checked - report.Broken} of {report.Checked} rows have a value, fewer than {presence} says")) with
            {
                Sought = new Sought(SoughtValue.Missing),
            },
        ],
        DomainExpectation => [Domain(expectation, report)],
        LengthExpectation length =>
            [Of(LengthKind(length), expectation, report, $"{Values(report, "has", "have")} another length than {Attribute(report)} says")],
        PatternExpectation => [Of(AnomalyKind.PatternMismatch, expectation, report, $"{Values(report, "does", "do")} not match {Attribute(report)}")],
        BetweenExpectation => [Of(AnomalyKind.OutsidePeriod, expectation, report, $"{Values(report, "is", "are")} outside {Attribute(report)}")],
        OrderExpectation => [Of(AnomalyKind.OutOfOrder, expectation, report, $"{Values(report, "is", "are")} out of the order of {Attribute(report)}")],
        UniqueExpectation =>
            [Repeated(Of(AnomalyKind.DuplicateKeys, expectation, report, Again(report)), report)],
        BalanceExpectation when report is { Broken: BalanceCheck.MostClasses, Examples.IsEmpty: true } =>
        [
            Of(AnomalyKind.TooManyClasses, expectation, report, string.Create(
                CultureInfo.InvariantCulture,
                $"more than {BalanceCheck.MostClasses} values differ, so that they are no classes as {Attribute(report)} has them")) with
            {
                Sought = new Sought(SoughtValue.Any),
            },
        ],
        BalanceExpectation => [Of(
            AnomalyKind.Unbalanced, expectation, report,
            $"{Sentence.Of(report.Broken, report.Checked, "classes", "is", "are")} outside {Attribute(report)}")],
        ReferenceExpectation reference =>
        [
            Of(AnomalyKind.UnknownReference, expectation, report,
                $"{Values(report, "is", "are")} not among those of {reference.Schema}.{reference.Member}, to which {Attribute(report)} refers"),
        ],
        _ => [],
    };

    private Anomaly Of(AnomalyKind kind, Expectation expectation, ExpectationReport report, string what) => new(
        kind, Severity(expectation, report), column.Name,
        $"{column.Name}: {what}{Sentence.Examples(report.Examples, report.Broken, kind != AnomalyKind.LowPresence && Sentence.IsQuoted(column))}.")
    {
        Count = report.Broken,
        Of = report.Checked,
        Examples = report.Examples,
        Remedy = Remedy.Of(column, expectation, report, _told),
    };

    // Of keys examples tell which row has the value already, and no value.
    private Anomaly Repeated(Anomaly anomaly, ExpectationReport report)
    {
        IEnumerable<string> rows = report.Examples.Select(static each => string.Create(CultureInfo.InvariantCulture, $"in row {each.Row} {each.Value}"));
        string more = report.Broken > report.Examples.Length ? ", …" : "";
        return report.Examples.IsEmpty ? anomaly : anomaly with
        {
            Message = $"{column.Name}: {Again(report)}: {string.Join(", ", rows)}{more}.",
        };
    }

    private Anomaly Domain(Expectation expectation, ExpectationReport report)
    {
        string different = report.DistinctBroken is { } distinct
            ? distinct == report.Broken ? "" : string.Create(CultureInfo.InvariantCulture, $" ({distinct} different)")
            : report.IsLeast ? "" : " (more than 10,000 different)";
        string values = report.Unexpected.IsEmpty
            ? Sentence.Examples(report.Examples, report.Broken, Sentence.IsQuoted(column))
            : Sentence.Unexpected(report, Sentence.IsQuoted(column));
        return Of(AnomalyKind.UnexpectedValues, expectation, report, "") with
        {
            Message = $"{column.Name}: {Values(report, "is", "are")} not among {Attribute(report)}{different}{values}.",
            Unexpected = report.Unexpected,
            DistinctUnexpected = report.DistinctBroken,
        };
    }

    // Of a sensitive column nobody knows how long lists are, but where one side alone can be broken.
    private AnomalyKind LengthKind(LengthExpectation length) => (column.Type, _told.Lists?.Lengths) switch
    {
        (ColumnType.List, _) when _told.IsSensitive =>
            length.Minimum == 0 ? AnomalyKind.LongLists : length.Maximum == int.MaxValue ? AnomalyKind.ShortLists : AnomalyKind.UnexpectedLength,
        (ColumnType.List, { Maximum: 0 }) => AnomalyKind.EmptyLists,
        (ColumnType.List, { } lengths) when lengths.Maximum > length.Maximum => AnomalyKind.LongLists,
        (ColumnType.List, _) => AnomalyKind.ShortLists,
        _ => AnomalyKind.UnexpectedLength,
    };

    private static string Again(ExpectationReport report) => $"{Values(report, "comes", "come")} again in spite of {Attribute(report)}";

    private static string Attribute(ExpectationReport report) => Sentence.Of(report.Attribute);

    private static string Values(ExpectationReport report, string singular, string plural) =>
        Sentence.Of(report, report.Broken, "values", singular, plural);
}
