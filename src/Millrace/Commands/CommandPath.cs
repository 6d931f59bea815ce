using System.CommandLine;

namespace Millrace.Commands;

/// <summary>A command as one writes it, with the commands that it belongs to.</summary>
internal static class CommandPath
{
    /// <summary>The names from the outermost command on: <c>runs list</c>; empty for the root.</summary>
    public static string Of(Command command)
    {
        List<string> names = [];
        for (Symbol? symbol = command; symbol is not null and not RootCommand; symbol = symbol.Parents.FirstOrDefault())
            names.Insert(0, symbol.Name);

        return string.Join(' ', names);
    }

    /// <summary>What an error of a command is headed with: its path, or the default command where none is written.</summary>
    public static string Title(Command command) => Of(command) is { Length: > 0 } path ? path : RunCommand.Name;
}
