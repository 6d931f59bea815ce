using System.Runtime.CompilerServices;

namespace Millrace.Runtime.Tests;

/// <summary>The checkout that these tests were built from, read as files.</summary>
internal static class Checkout
{
    private static readonly string s_root = FindRoot();

    /// <summary>The full path of a file or folder.</summary>
    /// <param name="path">Its path from the root, with slashes.</param>
    public static string PathOf(string path) => Path.Combine([s_root, .. path.Split('/')]);

    private static string FindRoot([CallerFilePath] string path = "")
    {
        for (DirectoryInfo? folder = new(Path.GetDirectoryName(path)!); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Dsl.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No Dsl.sln above {path}.");
    }
}
