using System.CommandLine;

namespace Millrace.Commands;

/// <summary><c>store</c>: the folder that keeps runs and artifacts.</summary>
/// <param name="context">The program.</param>
/// <param name="common">The options of every command.</param>
internal sealed class StoreCommand(ProgramContext context, CommonOptions common)
{
    public Command Create() => new("store", "The folder that keeps runs and artifacts.")
    {
        new VerifyCommand(context, common).Create(),
        new GcCommand(context, common).Create(),
    };
}
