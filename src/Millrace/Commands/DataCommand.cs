using System.CommandLine;

namespace Millrace.Commands;

/// <summary><c>data</c>: the versions of data that runs have seen.</summary>
/// <param name="context">The program.</param>
/// <param name="common">The options of every command.</param>
internal sealed class DataCommand(ProgramContext context, CommonOptions common)
{
    public Command Create() => new("data", "The versions of data that runs have seen: files from outside and datasets.")
    {
        new DataLogCommand(context, common).Create(),
        new DataDiffCommand(context, common).Create(),
        new DataCheckoutCommand(context, common).Create(),
        new DataKeepCommand(context, common).Create(),
    };
}
