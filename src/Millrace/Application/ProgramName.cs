using System.Reflection;

namespace Millrace;

/// <summary>The program's name.</summary>
internal static class ProgramName
{
    public static string OfProcess { get; } =
        Assembly.GetEntryAssembly()?.GetName().Name ?? Path.GetFileNameWithoutExtension(Environment.ProcessPath) ?? "millrace";
}
