namespace Millrace.Tables;

/// <summary>Where missing values come in an order, whether large values come first or last.</summary>
public enum MissingValues
{
    /// <summary>Behind all others.</summary>
    Last,

    /// <summary>Before all others.</summary>
    First,
}
