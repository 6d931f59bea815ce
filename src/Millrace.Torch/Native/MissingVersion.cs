using System.Text.RegularExpressions;

namespace Millrace.Torch;

/// <summary>
/// Lets a library load although the system's C++ library is older than the one that it was linked with: the needed version is marked as weak, whose absence
/// the loader forgives. TorchSharp's library asks for GLIBCXX_3.4.32, but names only a symbol of it that nothing calls; Debian 12 has 3.4.30. That
/// nothing refers to the version is checked: a library that really needs it stays refused.
/// </summary>
internal static partial class MissingVersion
{
    /// <summary>The version that a loader's message says is missing; null where it says something else.</summary>
    public static string? NameIn(string message) => NotFound().Match(message) is { Success: true } match ? match.Groups["version"].Value : null;

    /// <summary>Marks a needed version as weak, in place.</summary>
    /// <param name="library">A shared library (ELF, 64 bits, little-endian).</param>
    /// <param name="version">The version's name.</param>
    /// <exception cref="ElfFormatException">It is no such library, does not need the version, or refers to symbols of it.</exception>
    public static void Allow(Span<byte> library, string version)
    {
        try
        {
            var elf = new ElfLibrary(library);
            (int entry, ushort index) = elf.FindNeededVersion(version) ?? throw new ElfFormatException($"It does not need {version}.");
            if (elf.FindReference(index) is { } symbol)
                throw new ElfFormatException($"It refers to {symbol} of {version}, which this system's libstdc++ does not have: a newer system is needed.");
            elf.MarkWeak(entry);
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or OverflowException)
        {
            throw new ElfFormatException("It is no complete ELF library.");
        }
    }

    [GeneratedRegex("version [`'](?<version>[^'`]+)' not found")]
    private static partial Regex NotFound();
}
