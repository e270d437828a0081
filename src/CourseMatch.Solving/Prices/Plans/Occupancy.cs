using CourseMatch.Solving.Prices.Modelling;

namespace CourseMatch.Solving.Prices.Plans;

/// <summary>Who is in which resource, of one plan.</summary>
/// <remarks>
/// Takes memory by people and places, not by options, because a search holds many plans at once. Every resource has
/// room for as many as its capacity admits, and moves behind all others, with twice the room, when a plan overfills it
/// for a while. A member has a slot for each use his options may have; it tells where in the resource the use stands.
/// </remarks>
internal sealed class Occupancy
{
    private readonly SeatModel model;
    private readonly Room[] rooms;
    private readonly int[] placeOfSlot;
    private int[] uses;
    private int[] slots;

    /// <summary>Nobody is anywhere.</summary>
    public Occupancy(SeatModel model)
    {
        this.model = model;
        rooms = new Room[model.ResourceCount];
        for (var resource = 0; resource < rooms.Length; resource++)
        {
            var start = model.FirstRoom[resource];
            rooms[resource] = new Room { Start = start, Size = model.FirstRoom[resource + 1] - start };
        }

        placeOfSlot = new int[model.FirstSlot[^1]];
        uses = new int[model.FirstRoom[^1]];
        slots = new int[uses.Length];
    }

    private struct Room
    {
        public int Start;
        public int Size;
        public int Count;
    }

    /// <summary>The uses by which a resource is occupied; whoever leaves gives his place to the last.</summary>
    public ReadOnlySpan<int> Of(int resource) => uses.AsSpan(rooms[resource].Start, rooms[resource].Count);

    /// <summary>A member takes an option, of which this is a use.</summary>
    public void Enter(int member, int option, int use)
    {
        ref var room = ref rooms[model.UseResource[use]];
        if (room.Count == room.Size)
        {
            Widen(ref room);
        }

        var slot = model.FirstSlot[member] + use - model.FirstUse[option];
        var place = room.Count++;
        uses[room.Start + place] = use;
        slots[room.Start + place] = slot;
        placeOfSlot[slot] = place;
    }

    /// <summary>A member gives up an option, of which this is a use.</summary>
    public void Leave(int member, int option, int use)
    {
        ref var room = ref rooms[model.UseResource[use]];
        var place = placeOfSlot[model.FirstSlot[member] + use - model.FirstUse[option]];
        var last = room.Start + --room.Count;
        uses[room.Start + place] = uses[last];
        slots[room.Start + place] = slots[last];
        placeOfSlot[slots[last]] = place;
    }

    private void Widen(ref Room room)
    {
        var size = Math.Max(4, 2 * room.Size);
        var start = uses.Length;
        Array.Resize(ref uses, start + size);
        Array.Resize(ref slots, start + size);
        uses.AsSpan(room.Start, room.Count).CopyTo(uses.AsSpan(start));
        slots.AsSpan(room.Start, room.Count).CopyTo(slots.AsSpan(start));
        (room.Start, room.Size) = (start, size);
    }
}
