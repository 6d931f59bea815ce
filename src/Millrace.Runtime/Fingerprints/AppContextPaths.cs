namespace Millrace.Runtime;

/// <summary>Paths that the host of .NET hands to a program.</summary>
internal static class AppContextPaths
{
    /// <summary>The paths of one kind; none where the host says nothing.</summary>
    /// <param name="name">The name of the kind.</param>
    /// <param name="separator">What stands between them.</param>
    public static string[] Of(string name, char separator) =>
        (AppContext.GetData(name) as string ?? "").Split(separator, StringSplitOptions.RemoveEmptyEntries);
}
