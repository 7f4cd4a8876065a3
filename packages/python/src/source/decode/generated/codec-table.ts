/** Codecs of the standard library: KIND|DETAIL|NAME|REASON|NAMES; made by scripts/sources/write-codec-table.py. */
export const CODEC_TABLE = `other|83|cp037||037 cp037 csibm037 ebcdic_cp_ca ebcdic_cp_nl ebcdic_cp_us ebcdic_cp_wt ibm037 ibm039
other|83|cp1026||1026 cp1026 csibm1026 ibm1026
bytes||||1125 cp1125 cp866u ibm1125 ruscii
other|83|cp1140||1140 cp1140 ibm1140
bytes|8183889098|charmap|character maps to <undefined>|1250 cp1250 windows_1250
bytes|98|charmap|character maps to <undefined>|1251 cp1251 windows_1251
bytes|818d8f909d|charmap|character maps to <undefined>|1252 cp1252 windows_1252
bytes|81888a8c8d8e8f90989a9c9d9e9faad2ff|charmap|character maps to <undefined>|1253 cp1253 windows_1253
bytes|818d8e8f909d9e|charmap|character maps to <undefined>|1254 cp1254 windows_1254
bytes|818a8c8d8e8f909a9c9d9e9fcad9dadbdcdddedffbfcff|charmap|character maps to <undefined>|1255 cp1255 windows_1255
bytes||||1256 cp1256 windows_1256
bytes|8183888a8c90989a9c9fa1a5|charmap|character maps to <undefined>|1257 cp1257 windows_1257
bytes|818a8d8e8f909a9d9e|charmap|character maps to <undefined>|1258 cp1258 windows_1258
other|83|cp273||273 cp273 csibm273 ibm273
other|83|cp424||424 cp424 csibm424 ebcdic_cp_he ibm424
bytes||||437 cp437 cspc8codepage437 ibm437
other|83|cp500||500 cp500 csibm500 ebcdic_cp_be ebcdic_cp_ch ibm500
bytes|all|ascii|ordinal not in range(128)|646 ansi_x3.4_1968 ansi_x3.4_1986 ansi_x3_4_1968 ascii cp367 csascii ibm367 iso646_us iso_646.irv_1991 iso_ir_6 us us_ascii
bytes||||775 cp775 cspc775baltic ibm775
bytes||||850 cp850 cspc850multilingual ibm850
bytes||||852 cp852 cspcp852 ibm852
bytes||||855 cp855 csibm855 ibm855
bytes|d5e7f2|charmap|character maps to <undefined>|857 cp857 csibm857 ibm857
bytes||||858 cp858 csibm858 ibm858
bytes||||860 cp860 csibm860 ibm860
bytes||||861 cp861 cp_is csibm861 ibm861
bytes||||862 cp862 cspc862latinhebrew ibm862
bytes||||863 cp863 csibm863 ibm863
bytes|9b9c9fa6a7ff|charmap|character maps to <undefined>|864 cp864 csibm864 ibm864
bytes||||865 cp865 csibm865 ibm865
bytes||||866 cp866 csibm866 ibm866
bytes|808182838485879394|charmap|character maps to <undefined>|869 cp869 cp_gr csibm869 ibm869
bytes||||8859 cp819 csisolatin1 ibm819 iso8859 iso8859_1 iso_8859_1 iso_8859_1_1987 iso_ir_100 l1 latin latin1 latin_1
multi||cp932||932 cp932 ms932 ms_kanji mskanji
multi||gbk||936 cp936 gbk ms936
multi||cp949||949 cp949 ms949 uhc
multi||cp950||950 cp950 ms950
bytes|a1a2a3a5a6a7a8a9aaabaeafb0b1b2b3b4b5b6b7b8b9babcbdbec0dbdcdddedff3f4f5f6f7f8f9fafbfcfdfeff|charmap|character maps to <undefined>|arabic asmo_708 csisolatinarabic ecma_114 iso8859_6 iso_8859_6 iso_8859_6_1987 iso_ir_127
binary||||base64 base64_codec base_64
multi||big5||big5 big5_tw csbig5 x_mac_trad_chinese
multi||big5hkscs||big5_hkscs big5hkscs hkscs
binary||||bz2 bz2_codec
bytes||||charmap
multi||gb2312||chinese csiso58gb231280 euc_cn euccn eucgb2312_cn gb2312 gb2312_1980 gb2312_80 iso_ir_58 x_mac_simp_chinese
bytes||||cp1006
bytes|ff|charmap|character maps to <undefined>|cp1051 cshproman8 hp_roman8 ibm1051 r8 roman8
multi||johab||cp1361 johab ms1361
bytes||||cp154 csptcp154 cyrillic_asian pt154 ptcp154
bytes|all|utf-8|invalid start byte|cp65001 u8 utf utf8 utf8_ucs2 utf8_ucs4 utf_8
bytes||||cp720
bytes||||cp737
bytes|9b9d9fa0a1a2a3a4a5a6a7a8adb5b6b7c6c7d0d1d2d3d4d5d6d7d8dee0e1e2e3e4e5e7e8e9eaebeced|charmap|character maps to <undefined>|cp856
bytes|81828384868788898a8b8c8d8e8f9098999a9b9c9d9e9fdbdcdddefcfdfeff|charmap|character maps to <undefined>|cp874
other|83|cp875||cp875
bytes|all|iso2022_jp|illegal multibyte sequence|csiso2022jp iso2022_jp iso2022jp iso_2022_jp
bytes|all|iso2022_kr|illegal multibyte sequence|csiso2022kr iso2022_kr iso2022kr iso_2022_kr
bytes||||csisolatin2 iso8859_2 iso_8859_2 iso_8859_2_1987 iso_ir_101 l2 latin2
bytes|a5aebec3d0e3f0|charmap|character maps to <undefined>|csisolatin3 iso8859_3 iso_8859_3 iso_8859_3_1988 iso_ir_109 l3 latin3
bytes||||csisolatin4 iso8859_4 iso_8859_4 iso_8859_4_1988 iso_ir_110 l4 latin4
bytes||||csisolatin5 iso8859_9 iso_8859_9 iso_8859_9_1989 iso_ir_148 l5 latin5
bytes||||csisolatin6 iso8859_10 iso_8859_10 iso_8859_10_1992 iso_ir_157 l6 latin6
bytes||||csisolatincyrillic cyrillic iso8859_5 iso_8859_5 iso_8859_5_1988 iso_ir_144
bytes|aed2ff|charmap|character maps to <undefined>|csisolatingreek ecma_118 elot_928 greek greek8 iso8859_7 iso_8859_7 iso_8859_7_1987 iso_ir_126
bytes|a1bfc0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdddefbfcff|charmap|character maps to <undefined>|csisolatinhebrew hebrew iso8859_8 iso_8859_8 iso_8859_8_1988 iso_ir_138
bytes||||cskoi8r koi8_r
multi||shift_jis||csshiftjis s_jis shift_jis shiftjis sjis x_mac_japanese
multi||euc_jis_2004||euc_jis2004 euc_jis_2004 eucjis2004 jisx0213
multi||euc_jisx0213||euc_jisx0213 eucjisx0213
multi||euc_jp||euc_jp eucjp u_jis ujis
multi||euc_kr||euc_kr euckr korean ks_c_5601 ks_c_5601_1987 ks_x_1001 ksc5601 ksx1001 x_mac_korean
multi||gb18030||gb18030 gb18030_2000
binary||||hex hex_codec
bytes|all|hz|illegal multibyte sequence|hz hz_gb hz_gb_2312 hzgb
bytes|all|ascii|ordinal not in range(128)|idna
bytes|all|iso2022_jp_1|illegal multibyte sequence|iso2022_jp_1 iso2022jp_1 iso_2022_jp_1
bytes|all|iso2022_jp_2|illegal multibyte sequence|iso2022_jp_2 iso2022jp_2 iso_2022_jp_2
bytes|all|iso2022_jp_2004|illegal multibyte sequence|iso2022_jp_2004 iso2022jp_2004 iso_2022_jp_2004
bytes|all|iso2022_jp_3|illegal multibyte sequence|iso2022_jp_3 iso2022jp_3 iso_2022_jp_3
bytes|all|iso2022_jp_ext|illegal multibyte sequence|iso2022_jp_ext iso2022jp_ext iso_2022_jp_ext
bytes|dbdcdddefcfdfeff|charmap|character maps to <undefined>|iso8859_11 iso_8859_11 iso_8859_11_2001 thai
bytes||||iso8859_13 iso_8859_13 l7 latin7
bytes||||iso8859_14 iso_8859_14 iso_8859_14_1998 iso_celtic iso_ir_199 l8 latin8
bytes||||iso8859_15 iso_8859_15 l9 latin9
bytes||||iso8859_16 iso_8859_16 iso_8859_16_2001 iso_ir_226 l10 latin10
bytes|a0dbdcdddefcfdfeff|charmap|character maps to <undefined>|iso_ir_166 tis620 tis_620 tis_620_0 tis_620_2529_0 tis_620_2529_1
bytes|888f989a9c9d9e9fa0a8a9aaafb4b8babcbdbe|charmap|character maps to <undefined>|koi8_t
bytes||||koi8_u
bytes|98|charmap|character maps to <undefined>|kz1048 kz_1048 rk1048 strk1048_2002
bytes||||mac_arabic
bytes||||mac_centeuro mac_latin2 maccentraleurope maclatin2
bytes||||mac_croatian
bytes||||mac_cyrillic maccyrillic
bytes||||mac_farsi
bytes||||mac_greek macgreek
bytes||||mac_iceland maciceland
bytes||||mac_roman macintosh macroman
bytes||||mac_romanian
bytes||||mac_turkish macturkish
bytes||||palmos
never||punycode|Invalid extended code point '#'|punycode
binary||||quopri quopri_codec quoted_printable quotedprintable
bytes||||raw_unicode_escape
binary||||rot13 rot_13
multi||shift_jis_2004||s_jis_2004 shift_jis_2004 shiftjis2004 sjis_2004
multi||shift_jisx0213||s_jisx0213 shift_jisx0213 shiftjisx0213 sjisx0213
wide||utf_16||u16 utf16 utf_16
wide||utf_32||u32 utf32 utf_32
bytes|all|utf7|unexpected special character|u7 unicode_1_1_utf_7 utf7 utf_7
never||undefined|undefined encoding|undefined
bytes||||unicode_escape
wide||utf_16_be||unicodebigunmarked utf_16_be utf_16be
wide||utf_16_le||unicodelittleunmarked utf_16_le utf_16le
wide||utf_32_be||utf_32_be utf_32be
wide||utf_32_le||utf_32_le utf_32le
bytes|all|utf-8|invalid start byte|utf_8_sig
binary||||uu uu_codec
binary||||zip zlib zlib_codec`;
