namespace Millrace.Tables;

/// <summary>Which of a group's values is kept.</summary>
internal enum Choice
{
    /// <summary>That of the first row, missing or not.</summary>
    First,

    /// <summary>That of the last row, missing or not.</summary>
    Last,

    /// <summary>The smallest that is present.</summary>
    Smallest,

    /// <summary>The largest that is present.</summary>
    Largest,
}
