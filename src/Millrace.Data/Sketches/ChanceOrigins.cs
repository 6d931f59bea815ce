namespace Millrace.Data;

/// <summary>
/// Which sequences of bits of chance went into a sketch, so that of two sketches it is known whether they may have one in common. Beyond <see cref="Most"/>
/// of them they are no longer told apart, and any two may.
/// </summary>
internal sealed class ChanceOrigins
{
    /// <summary>So many sequences are told apart: those of a thousand million rows, which are looked at in stretches of 2^18.</summary>
    public const int Most = 4096;

    // Where each began, ascending; none where there are too many.
    private ulong[] _origins = [];
    private bool _areMany;

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => _origins.Length == 0 && !_areMany;

    /// <summary>Whether a sequence may be in both.</summary>
    public bool MayMeet(ChanceOrigins other)
    {
        if (_areMany || other._areMany)
            return !IsEmpty && !other.IsEmpty;
        int mine = 0, its = 0;
        while (mine < _origins.Length && its < other._origins.Length)
        {
            if (_origins[mine] == other._origins[its])
                return true;
            if (_origins[mine] < other._origins[its])
                mine++;
            else
                its++;
        }

        return false;
    }

    /// <summary>Adds a sequence.</summary>
    /// <param name="origin">The state that it begins with.</param>
    public void Add(ulong origin) => AddAll([origin]);

    /// <summary>Adds those of another one, which stays as it is.</summary>
    public void Merge(ChanceOrigins other)
    {
        if (other._areMany)
            (_origins, _areMany) = ([], true);
        else
            AddAll(other._origins);
    }

    /// <summary>Writes them down.</summary>
    public void Write(SketchWriter writer)
    {
        writer.Write((byte)(_areMany ? 1 : 0));
        writer.Write(_origins.Length);
        foreach (ulong origin in _origins)
            writer.Write(origin);
    }

    /// <summary>Reads what was written down.</summary>
    /// <exception cref="DataException">It is damaged.</exception>
    public static ChanceOrigins Read(ref SketchReader reader)
    {
        bool areMany = reader.ReadByte() != 0;
        var origins = new ulong[reader.ReadCount(areMany ? 0 : Most, sizeof(ulong))];
        for (int i = 0; i < origins.Length; i++)
        {
            origins[i] = reader.ReadUInt64();
            if (i > 0 && origins[i] <= origins[i - 1])
                throw reader.Damaged("its sequences of chance are out of order");
        }

        return new ChanceOrigins { _origins = origins, _areMany = areMany };
    }

    private void AddAll(ulong[] more)
    {
        if (_areMany || more.Length == 0)
            return;
        ulong[] all = _origins.Length == 0 ? more : Union(_origins, more);
        (_origins, _areMany) = all.Length <= Most ? (all, false) : ([], true);
    }

    private static ulong[] Union(ulong[] left, ulong[] right)
    {
        var all = new ulong[left.Length + right.Length];
        int count = 0, fromLeft = 0, fromRight = 0;
        while (fromLeft < left.Length || fromRight < right.Length)
        {
            bool isRight = fromLeft == left.Length || (fromRight < right.Length && right[fromRight] < left[fromLeft]);
            ulong next = isRight ? right[fromRight++] : left[fromLeft++];
            if (count == 0 || all[count - 1] != next)
                all[count++] = next;
        }

        return count == all.Length ? all : all[..count];
    }
}
