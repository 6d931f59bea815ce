namespace Millrace.Data.Tests.Filters;

/// <summary>A filter and what it means, row by row: null where nobody knows.</summary>
public sealed record FilterCase(Filter<Everything> Filter, Func<Everything, bool?> Holds)
{
    public static FilterCase And(FilterCase one, FilterCase other) => new(one.Filter & other.Filter, row => one.Holds(row) & other.Holds(row));

    public static FilterCase Or(FilterCase one, FilterCase other) => new(one.Filter | other.Filter, row => one.Holds(row) | other.Holds(row));

    public static FilterCase Not(FilterCase one) => new(!one.Filter, row => !one.Holds(row));

    public override string ToString() => Filter.ToString();
}
