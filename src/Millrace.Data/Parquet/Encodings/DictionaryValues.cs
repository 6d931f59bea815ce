using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Millrace.Data;

/// <summary>Values by their codes in a dictionary (Encodings.md, "Dictionary Encoding").</summary>
internal static class DictionaryValues
{
    /// <summary>Puts each code's value.</summary>
    /// <param name="dictionary">The values.</param>
    /// <param name="codes">Codes that <see cref="HybridDecoder.ReadChecked"/> has proven to be in the dictionary: they are not looked at again.</param>
    /// <param name="destination">Room for as many values as codes.</param>
    /// <exception cref="ArgumentException">There is less room.</exception>
    public static void Gather<T>(ReadOnlySpan<T> dictionary, ReadOnlySpan<int> codes, Span<T> destination)
        where T : unmanaged
    {
        if (destination.Length < codes.Length)
            throw new ArgumentException("There is less room than codes.", nameof(destination));
        ref T values = ref MemoryMarshal.GetReference(dictionary);
        ref T target = ref MemoryMarshal.GetReference(destination);
        for (int i = 0; i < codes.Length; i++)
            Unsafe.Add(ref target, i) = Unsafe.Add(ref values, codes[i]);
    }
}
