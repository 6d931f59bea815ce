namespace Millrace.Runtime;

/// <summary>Why a file that somebody named cannot be written, in words that say what to do.</summary>
internal static class FileFault
{
    private const int NoSpace = 28, ReadOnlySystem = 30, Exists = 17;
    private const int DiskFull = unchecked((int)0x80070070), HandleDiskFull = unchecked((int)0x80070027), WriteProtected = unchecked((int)0x80070013);
    private const int FileExists = unchecked((int)0x80070050), AlreadyExists = unchecked((int)0x800700B7);

    /// <summary>The exception that tells of it.</summary>
    /// <param name="path">The file as it was named.</param>
    /// <param name="cause">What the system said.</param>
    public static MillraceException Of(string path, Exception cause) => cause switch
    {
        UnauthorizedAccessException => Denied(path, cause),
        { HResult: NoSpace or DiskFull or HandleDiskFull } => Full(path, cause),
        { HResult: ReadOnlySystem or WriteProtected } => ReadOnly(path, cause),
        { HResult: Exists or FileExists or AlreadyExists } =>
            new MillraceException($"The file {path} appeared while it was written: somebody else wrote it. Replace it with --force, or name another one.", cause),
        _ => Other(path, cause),
    };

    /// <summary>There is no room.</summary>
    public static MillraceException Full(string path, Exception cause) =>
        new($"The file {path} cannot be written: its disk is full ({Said(cause)}). Make room on it, or name a file on another disk.", cause);

    /// <summary>The file system takes nothing.</summary>
    public static MillraceException ReadOnly(string path, Exception cause) =>
        new($"The file {path} cannot be written: its disk can only be read ({Said(cause)}). Name a file on another disk.", cause);

    /// <summary>Whoever runs the program may not write there.</summary>
    public static MillraceException Denied(string path, Exception cause) => new(
        $"The file {path} cannot be written: that is not permitted ({Said(cause)}). Make its folder, and the file where it is there, writable, or name another file.",
        cause);

    /// <summary>The disk or the system fails in another way.</summary>
    public static MillraceException Other(string path, Exception cause) =>
        new($"The file {path} cannot be written: {Said(cause)}. Try again, or name a file elsewhere.", cause);

    private static string Said(Exception cause) => cause.Message.TrimEnd('.', ' ');
}
