using System.CommandLine;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary>The options that every command has.</summary>
internal sealed class CommonOptions
{
    private readonly Option<string> _store = new("--store")
    {
        Description = $"The folder that keeps runs and artifacts. Default: {Runtime.Store.DefaultPath} in the current folder.",
        HelpName = "path",
        Recursive = true,
    };

    private readonly Option<bool> _verbose = new("--verbose")
    {
        Description = "Shows all log messages, not only warnings and errors.",
        Recursive = true,
    };

    public void AddTo(RootCommand root)
    {
        root.Add(_store);
        root.Add(_verbose);
    }

    public bool IsVerbose(ParseResult parsed) => parsed.GetValue(_verbose);

    /// <summary>The store's folder.</summary>
    public string StorePath(ParseResult parsed) => parsed.GetValue(_store) ?? Store.DefaultPath;

    /// <summary>The folder of a store that is there: looking after one makes none.</summary>
    /// <exception cref="MillraceException">There is none.</exception>
    public string ExistingStorePath(ParseResult parsed) => Store.Exists(StorePath(parsed)) ? StorePath(parsed)
        : throw new MillraceException($"There is no store in {Path.GetFullPath(StorePath(parsed))}. Name its folder with --store.");

    /// <summary>A new option by which machines ask for JSON.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Writes one JSON object to standard output; all else goes to standard error." };
}
