using System.Runtime.InteropServices;

namespace Millrace.Benchmarks.Data;

/// <summary>Memory that is reused from page to page, with room behind its end for vectors that reach beyond it.</summary>
internal sealed unsafe class PageMemory
{
    private const int Slack = 512;

    private byte[] _bytes = [];

    /// <summary>At least so many bytes, as they were left.</summary>
    public byte* Of(int bytes)
    {
        if (_bytes.Length < bytes + Slack)
            _bytes = GC.AllocateUninitializedArray<byte>(bytes + Slack, pinned: true);
        return (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(_bytes, 0);
    }
}
