#!/usr/bin/env python3
"""Write tests/astro/data/space_weather_2023.csv in the columns of CelesTrak's SW-All.csv.

    tools/make_space_weather_sample.py DAILY > tests/astro/data/space_weather_2023.csv

DAILY: date, ap1 … ap8, ap_daily, f107_obs, f107_obs_ctr81, f107_obs_lst81, f107_adj. Days from
2022-12-28 to 2023-03-26 are carried over; columns that DAILY lacks stay empty.
"""

import csv
import sys

HEAD = ("DATE,BSRN,ND,KP1,KP2,KP3,KP4,KP5,KP6,KP7,KP8,KP_SUM,AP1,AP2,AP3,AP4,AP5,AP6,AP7,AP8,AP_AVG,CP,C9,ISN,"
        "F10.7_OBS,F10.7_ADJ,F10.7_DATA_TYPE,F10.7_OBS_CENTER81,F10.7_OBS_LAST81,F10.7_ADJ_CENTER81,"
        "F10.7_ADJ_LAST81")


def main():
    print("# Daily space weather around New Year 2023: DRAO/NOAA (flux) and GFZ Potsdam (ap), from the CSSI/CelesTrak")
    print("# file of 2026-08-22; free with attribution. Written by tools/make_space_weather_sample.py.")
    print(HEAD)
    with open(sys.argv[1], encoding="utf-8") as lines:
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            if "2022-12-28" <= row["date"] <= "2023-03-26":
                ap = ",".join(row[f"ap{k}"] for k in range(1, 9))
                print(f"{row['date']},,,,,,,,,,,,{ap},{row['ap_daily']},,,,{row['f107_obs']},{row['f107_adj']},OBS,"
                      f"{row['f107_obs_ctr81']},{row['f107_obs_lst81']},,")


if __name__ == "__main__":
    main()
