namespace Millrace;

/// <summary>How a line of a report is meant; a console with colours shows it.</summary>
public enum ReportTone
{
    /// <summary>What is told.</summary>
    Normal,

    /// <summary>What is told beside.</summary>
    Muted,

    /// <summary>Good news.</summary>
    Good,

    /// <summary>What is worth a look.</summary>
    Warning,

    /// <summary>What is wrong.</summary>
    Bad,
}
