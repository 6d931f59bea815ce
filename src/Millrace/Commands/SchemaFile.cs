using System.Text;

namespace Millrace.Commands;

/// <summary>A file of C# source that a command changes. It keeps its encoding, its byte order mark, its rights and the links that lead to it.</summary>
internal sealed class SchemaFile
{
    private static readonly Encoding[] s_marked =
    [
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
        new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UTF32Encoding(bigEndian: true, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
    ];

    private static readonly UTF8Encoding s_usual = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _path;
    private readonly byte[] _bytes;
    private readonly Encoding _encoding;

    private SchemaFile(string path, byte[] bytes, Encoding encoding, string text)
    {
        (_path, _bytes, _encoding, Text) = (path, bytes, encoding, text);
    }

    /// <summary>What it holds.</summary>
    public string Text { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <exception cref="MillraceException">It cannot be read, or is in an encoding that it does not tell.</exception>
    public static async Task<SchemaFile> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            string target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
            byte[] bytes = await File.ReadAllBytesAsync(target, cancellation).ConfigureAwait(false);
            Encoding encoding = Array.Find(s_marked, each => bytes.AsSpan().StartsWith(each.Preamble)) ?? s_usual;
            return new SchemaFile(target, bytes, encoding, encoding.GetString(bytes.AsSpan(encoding.Preamble.Length)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MillraceException($"The file {path} cannot be read: {error.Message}", error);
        }
        catch (DecoderFallbackException error)
        {
            throw new MillraceException($"The file {path} is not in UTF-8, nor has it a byte order mark that tells another encoding: save it as UTF-8.", error);
        }
    }

    /// <summary>Writes a new file. Under its name it is there as a whole or not at all.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="source">What it holds.</param>
    /// <param name="cancellation">Ends the writing early.</param>
    /// <exception cref="MillraceException">It cannot be written, or is there already.</exception>
    public static Task CreateAsync(string path, string source, CancellationToken cancellation) =>
        WriteAsync(path, Encoding.UTF8.GetBytes(source), unfinished => File.Move(unfinished, path, overwrite: false), cancellation);

    /// <summary>Puts other source in its place. Under its name the old or the new one is there as a whole.</summary>
    /// <param name="source">The source.</param>
    /// <param name="cancellation">Ends the writing early.</param>
    /// <exception cref="MillraceException">It cannot be written, or was changed since it was read.</exception>
    public Task ReplaceAsync(string source, CancellationToken cancellation) =>
        WriteAsync(_path, [.. _encoding.Preamble, .. _encoding.GetBytes(source)], Replace, cancellation);

    private static async Task WriteAsync(string path, byte[] bytes, Action<string> move, CancellationToken cancellation)
    {
        string unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            try
            {
                await File.WriteAllBytesAsync(unfinished, bytes, cancellation).ConfigureAwait(false);
                move(unfinished);
            }
            finally
            {
                File.Delete(unfinished);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MillraceException($"The file {path} cannot be written: {error.Message}", error);
        }
    }

    // Data may have been read for long since the source was.
    private void Replace(string unfinished)
    {
        if (!File.ReadAllBytes(_path).AsSpan().SequenceEqual(_bytes))
            throw new MillraceException($"The file {_path} was changed while the data was read: nothing was written. Run the command again.");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(unfinished, File.GetUnixFileMode(_path));
        File.Move(unfinished, _path, overwrite: true);
    }
}
