using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using CourseMatch.Solving.Prices.Modelling;

namespace CourseMatch.Solving.Prices.Plans;

/// <summary>Asks for what is known of an option before it is needed.</summary>
/// <remarks>
/// Of 100,000 people one option each is read, which lies in another place of memory every time; asked for some people
/// ahead these places are fetched side by side. A mere hint: it changes nothing but the time, and on processors that
/// do not know it not even that.
/// </remarks>
internal static unsafe class Ahead
{
    /// <summary>So many people ahead <see cref="Rows"/> is worth asking for.</summary>
    public const int Far = 16;

    /// <summary>So many people ahead <see cref="Uses"/> is, which needs what the former brings.</summary>
    public const int Near = 8;

    /// <summary>Weight of the option, and where its uses and bonuses are; none for −1.</summary>
    public static void Rows(SeatModel model, int option)
    {
        if (Sse.IsSupported && option >= 0)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref model.FirstUse[option]));
            Sse.Prefetch0(Unsafe.AsPointer(ref model.Weight[option]));
            Sse.Prefetch0(Unsafe.AsPointer(ref model.FirstOptionBonus[option]));
        }
    }

    /// <summary>Resources and units of the option's uses; none for −1.</summary>
    public static void Uses(SeatModel model, int option)
    {
        if (Sse.IsSupported && option >= 0 && model.FirstUse[option] is var use && use < model.UseCount)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref model.UseResource[use]));
            Sse.Prefetch0(Unsafe.AsPointer(ref model.UseUnits[use]));
        }
    }
}
