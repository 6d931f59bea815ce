namespace Millrace;

/// <summary>What a program's exit code tells the shell, an engine or a build server.</summary>
public static class ExitCodes
{
    /// <summary>All went well.</summary>
    public const int Success = 0;

    /// <summary>A step failed, or the command could not do its work.</summary>
    public const int Failed = 1;

    /// <summary>The command line or a setting is wrong; nothing was run.</summary>
    public const int Usage = 2;

    /// <summary>A gate, such as a missing blessing, blocked a step; nothing failed.</summary>
    public const int Blocked = 3;

    /// <summary>Ended by Ctrl+C or a request to terminate.</summary>
    public const int Cancelled = 130;
}
