namespace Millrace.Tables;

/// <summary>Where rows go whose time is missing.</summary>
public enum MissingTime
{
    /// <summary>Nowhere: the first such row is an error.</summary>
    Refuse,

    /// <summary>To the rows that are learned from.</summary>
    Train,

    /// <summary>To the rows that are chosen by.</summary>
    Tune,

    /// <summary>To the rows that are held out.</summary>
    Test,
}
