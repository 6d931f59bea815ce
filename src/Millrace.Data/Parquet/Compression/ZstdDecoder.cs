namespace Millrace.Data;

/// <summary>
/// Decodes Zstandard by the native library where the package has it for this system (Linux and Windows, x64 and Arm64), a third faster than the
/// managed port that does it elsewhere. Both give the same bytes; what is written always comes from the port, so that files do not depend on the system.
/// </summary>
internal sealed class ZstdDecoder : IDisposable
{
    private static readonly bool s_hasNative = ProbeNative();

    private readonly ZstdNet.Decompressor? _native = s_hasNative ? new ZstdNet.Decompressor() : null;
    private readonly ZstdSharp.Decompressor? _port = s_hasNative ? null : new ZstdSharp.Decompressor();

    /// <summary>Decodes one or more frames.</summary>
    /// <returns>Bytes written.</returns>
    public int Decode(ReadOnlySpan<byte> source, Span<byte> destination) =>
        _native?.Unwrap(source, destination, bufferSizePrecheck: false) ?? _port!.Unwrap(source, destination);

    /// <inheritdoc/>
    public void Dispose()
    {
        _native?.Dispose();
        _port?.Dispose();
    }

    private static bool ProbeNative()
    {
        try
        {
            new ZstdNet.Decompressor().Dispose();
            return true;
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException or TypeInitializationException)
        {
            return false;
        }
    }
}
